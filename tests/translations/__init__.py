"""The Polish catalogue: what a patient may read, taken out of the product, and compared."""
