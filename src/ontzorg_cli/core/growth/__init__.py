"""Looking back and growing: reflections, intentions, the facts of a day."""
