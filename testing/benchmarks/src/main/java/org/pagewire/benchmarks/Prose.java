package org.pagewire.benchmarks;

import java.util.Random;

/** Words of no language, but about as long as those of one and with its letters about as frequent. The same for the same seed. */
final class Prose {

    private static final String[] STARTS = {
        "b", "br", "c", "ch", "d", "f", "fl", "g", "h", "l", "m", "n", "p", "pr", "r", "s", "s", "st", "t", "t", "th",
        "tr", "v", "w", ""
    };
    private static final String[] VOWELS = {"a", "a", "e", "e", "e", "e", "i", "i", "o", "o", "u", "ea", "ou", "y"};
    private static final String[] ENDS = {
        "", "", "", "d", "l", "m", "n", "n", "nd", "ng", "r", "r", "s", "s", "st", "t", "t"
    };

    private final Random random;
    private int leftOfSentence;
    private boolean sentenceStarts = true;

    Prose(long seed) {
        this.random = new Random(seed);
        this.leftOfSentence = 6 + random.nextInt(12);
    }

    /** The next word, with the full stop or comma behind it. */
    String word() {
        StringBuilder word = new StringBuilder();
        int syllables = 1 + Math.min(random.nextInt(3), random.nextInt(4));
        for (int i = 0; i < syllables; i++) {
            word.append(pick(STARTS)).append(pick(VOWELS));
        }
        word.append(pick(ENDS));
        if (sentenceStarts || random.nextInt(25) == 0) {
            word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        }
        sentenceStarts = leftOfSentence-- == 0;
        if (sentenceStarts) {
            word.append('.');
            leftOfSentence = 6 + random.nextInt(12);
        } else if (random.nextInt(12) == 0) {
            word.append(',');
        }
        return word.toString();
    }

    /** An amount of money below ten to the power of {@code digits}. */
    String amount(int digits) {
        int whole = random.nextInt((int) Math.pow(10, 1 + random.nextInt(digits)));
        return whole + "." + random.nextInt(10) + random.nextInt(10);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
