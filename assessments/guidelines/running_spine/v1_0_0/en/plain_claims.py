"""The claims in plain English, as patients read them: each says what its claim says, no more."""

PLAIN_CLAIMS = {
    "A1": "As a rule, running is good for the spine.",
    "A2": "What running does depends on two things: how bad your back trouble is, and how you run.",
    "A3": "Running does the muscles beside the spine good.",
    "A4": "There are exceptions. They call for care.",
    "A5": "How you run decides how much load your spine takes.",
    "A6": "People who are new to running bounce. Bouncing puts a load on the spine.",
    "A7": "Moving up and down puts the most load on the lower back.",
    "A8": "Practice makes the load smaller. So does a way of running that spares the body.",
    "A9": (
        "The first goal when you run: move your trunk up and down only a little. Keep your back "
        "straight above your hips."
    ),
    "A10": (
        "The second goal when you run: let your body flow a little forward. That helps your lower "
        "back."
    ),
    "A11": "To run like this, the whole body must last long and bend with ease.",
    "A12": "Running does no harm in itself. That holds for beginners too.",
    "A13": (
        "Has a doctor found a disc problem or a slipped bone in your spine? Then see a bone doctor "
        "or a brain and spine surgeon before you start to run."
    ),
    # AMB-06: "high risk" and "may", never "will".
    "A14": (
        "Has a doctor found a problem in your spine? Then there is a high risk that running makes "
        "it worse, and your lower back too."
    ),
    "A15": (
        "Has a doctor found a problem in your spine? Then running may make your pain and other "
        "trouble worse. It cannot make them better."
    ),
    "A16": (
        "Do you run with a spine problem that a doctor has found? Then you must know what you have "
        "and what the risk is."
    ),
    "A17": "If you have no spine disease, running makes the muscles beside your spine strong.",
    "A18": "Should you run when your back has hurt for a long time? It depends on why it hurts.",
    "A19": (
        "Does your back hurt because the muscles are weak, as when you sit a lot or work at a "
        "screen? Then running makes them strong."
    ),
    "A20": "If you run, you must also train your strength, stretch, and rest to recover.",
    "A21": (
        "Are you serious about running, and about a spine that stays well? Then extra exercise is "
        "a must."
    ),
    "A22": "Do your stretching after you train, not before.",
    "A23": "The plank does you a lot of good.",
    "A24": "Train your middle on a regular basis, so that running does not hurt your back.",
    "A25": "When people have any disease of the spine, doctors advise them not to run.",
    "A26": "Which sport you do is always your own choice.",
    "A27": (
        "There are other things to do if you have a spine disease. What counts is work for the "
        "trunk that keeps the spine muscles steady."
    ),
    "A28": "These other things put the deep muscles to work that hold you upright.",
    "A29": (
        "Do you run, but do no extra exercise and do not stretch? Then running is not healthy for "
        "the spine."
    ),
    "A30": (
        "Do you skip the work after training? Then your muscles get short and tight, and your "
        "lower back gets sore."
    ),
    "A31": "Stretching is a way to recover and to relax.",
    "A32": "Work for your bottom and hips makes the lower back steady.",
    "A33": "Work for your bottom and hips makes your stride longer too. It helps you run better.",
    "A34": "If you run with a disc problem, the risk is yours to bear.",
    "A35": (
        "Do you have a disc problem? Then you must know that running may make your pain and other "
        "trouble worse."
    ),
    # AMB-25: the article's words, never a forecast.
    "A36": (
        "The article says that the pain and trouble of a disc problem often end in an operation. "
        "It gives no numbers, and it does not speak about you. Ask your doctor."
    ),
    "A37": "Some diseases are so far on that, by what they are, they rule out running.",
    "A38": "Running has a very, very strong pull. People get hooked on it.",
    "A39": "Many runners find it hard to stop or to give it up.",
    "A40": (
        "Doctors have to weigh two things: your health as it is now, and the harm of not moving."
    ),
    "A41": "Not being active at all leads to other diseases. They are dangerous ones.",
    "A42": "What you run on matters a lot.",
    "A43": "Cement, paving slabs and concrete are the worst. They do not soften the blow.",
    "A44": "If you run on cement, you must have shoes that soften each step well.",
    "A45": (
        "Running on trails in trail shoes with thin soles is the healthiest way. It is also the "
        "best way against pain in the lower back."
    ),
    "A46": (
        "But take care on trails: watch your step more. Your legs and trunk work harder, and you "
        "need good balance."
    ),
    "A47": "What to do when it hurts on a run is not the same for everyone.",
    "A48": (
        "The steps for when it hurts are only for people who are well. That means: no doctor has "
        "found a problem in their spine."
    ),
    "A49": "Step one when it hurts: slow down and walk.",
    "A50": "Step two: stop, stretch, and check how it feels.",
    "A51": "Step three: if it still hurts at home after a rest, think about seeing your doctor.",
    "A52": (
        "All this comes from one bone doctor, whose field is the knee and the ankle, not the spine."
    ),
}
