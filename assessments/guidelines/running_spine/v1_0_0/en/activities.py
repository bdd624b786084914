"""The activities in the patient's words: what each is, why it helps, how to begin, what to mind."""

from assessments.guidelines.texts import ActivityText, Pair

ACTIVITIES = {
    "running": ActivityText(
        name=Pair("Running", "Running"),
        what="You run at a pace that feels right for you.",
        why="It trains the muscles along your spine.",
        begin="Start slow and short. Add a bit each week.",
        mind="If your back hurts, follow the rule in your plan.",
    ),
    "pilates": ActivityText(
        name=Pair("Pilates", "Pilates"),
        what="Calm, slow moves on a mat. You hold your middle firm.",
        why="It trains the deep muscles that hold your back steady.",
        begin="Take a class for beginners. Tell the teacher about your back.",
        mind="Slow and neat is better than big and fast.",
    ),
    "yoga": ActivityText(
        name=Pair("Yoga", "Yoga"),
        what="You hold poses, breathe and stretch.",
        why="It trains the deep muscles of your back and helps you to stand well.",
        begin="Take a class for beginners. Tell the teacher about your back.",
        mind="Skip any pose that does not feel right. Ask for an easy one.",
    ),
    "gym": ActivityText(
        name=Pair("Selected gym exercises", "Gym work"),
        what="Exercises for your body, picked for your back.",
        why="Strong muscles around your middle help to hold your spine.",
        begin="Ask your doctor or therapist which ones are right for you.",
        mind="Start with light weights. A neat move comes first.",
    ),
    "martial_arts": ActivityText(
        name=Pair("Martial arts", "Martial arts"),
        what="You learn kicks, turns and balance with a trainer.",
        why="Your whole middle works, and that helps to keep your back steady.",
        begin="Ask your doctor which kind fits you. Try a class for beginners.",
        mind="Tell the trainer about your back before you begin.",
    ),
    "core_plank": ActivityText(
        name=Pair("Core strengthening and plank", "Training your middle"),
        what=(
            "You train your tummy and back. In the plank you hold your body straight like a board."
        ),
        why="Your tummy, back, arms and legs all work at once.",
        begin="Hold it for a short time. Rest, then do it again.",
        mind="Keep your back straight. Stop when you can no longer hold it well.",
    ),
    "glute_pelvis": ActivityText(
        name=Pair("Buttock and pelvis work", "Training your bottom and hips"),
        what="Exercises for the muscles of your bottom and hips.",
        why="They help to keep your lower back steady.",
        begin="Ask to be shown two or three. Do them at home.",
        mind="Move slowly and keep your back still.",
    ),
    "stretching": ActivityText(
        name=Pair("Stretching", "Stretching"),
        what="You gently make your muscles long.",
        why="It helps you to relax, and your muscles do not get tight.",
        begin="Stretch after training, when you are warm.",
        mind="A gentle pull is right. Pain is not.",
    ),
    "regeneration": ActivityText(
        name=Pair("Regeneration", "Rest days"),
        what="Days when your body gets time to rest.",
        why="Rest is a part of training.",
        begin="Plan your rest days, just as you plan your training.",
        mind="Rest does not mean that you sit still all day.",
    ),
    "walking": ActivityText(
        name=Pair("Walking", "Walking"),
        what="You walk at a pace that feels good.",
        why="It keeps you moving. Being still for a long time can make you ill in other ways.",
        begin="Start with a short walk on flat ground.",
        mind="Walk a bit less if your back gets sore.",
    ),
    "other": ActivityText(
        name=Pair("Another activity", "Something else you like"),
        what="Something that you pick with your doctor.",
        why="It keeps you moving.",
        begin="Talk about how often and how long with your doctor.",
        mind="What your doctor wrote in your plan.",
    ),
}
