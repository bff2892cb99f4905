"""Sentences as officials say them, and a question to each, for comparing encoders."""

from __future__ import annotations

PASSAGES = [
    "Russian Armed Forces are operating on their sovereign territory, the Kuril Islands.",
    "Foreign Minister Kono expressed concern over military activity near Japan's coast.",
    "Salmon and saury quotas for the coming season were agreed by the fisheries commission.",
    "We will cut the deficit in half by the end of my first term in office.",
    "Every American should be able to see a doctor without fear of the bill.",
    "Our troops will come home from Afghanistan by the end of the year.",
    "Natural gas deliveries through the pipeline under the Black Sea began in January.",
    "The two presidents signed a treaty that limits strategic nuclear warheads to 1,550.",
    "A new school will be built in every district that has lost one to the flood.",
    "Visa-free travel for residents of the border regions was extended by three years.",
    "The grain corridor lets ships leave Odessa for ports in Africa and the Middle East.",
    "Interest on student loans was suspended while the pandemic lasted.",
    "The statement went on to thank the hosts for their warm welcome and hospitality.",
    "It was a frank conversation. We did not agree on everything, but we will meet again.",
]
QUESTIONS = [
    "Whose soldiers are stationed on the Kurils?",
    "What worried Japan's foreign minister?",
    "How many fish may be caught?",
    "What was promised about the budget deficit?",
    "What was said about the cost of health care?",
    "When does the war in Afghanistan end for our soldiers?",
    "When did the Black Sea pipeline start to carry gas?",
    "What arms control agreement was reached?",
    "Who gets a new school?",
    "Can people who live near the border cross it without a visa?",
    "How does wheat reach Africa by sea?",
    "Did people who borrowed for college have to pay?",
]
