package org.pagewire.benchmarks.conversion;

import java.util.Random;

/** Sentences of common words and figures without end; the same for the same seed. */
final class Prose {

    private static final String[] WORDS = ("about above account across after again agreement always amount answer any "
                    + "appeal around asked attached balance bank because been before being below between board branch "
                    + "building business called cannot careful central certain change charge children city claim close "
                    + "cold company complete condition confirm contract copy could country court credit customer date "
                    + "decided deliver delivery department described detail different doctor document during each early "
                    + "east either engine enough entered estate evening every example expected explain family field "
                    + "figure final first follow form found four from garden general given glass government great ground "
                    + "group harbour have health hospital house hundred image important include increase information "
                    + "inside insurance interest invoice issue journey judge kept kind known large later lawyer leave "
                    + "letter library light limit line little local machine made manager many market material matter "
                    + "measure medicine meeting member message middle million minute moment money month morning mountain "
                    + "moved name nature never night north nothing notice number office often open order other over "
                    + "owner page paper part patient payment people person picture place plan please point policy "
                    + "position possible power present price private problem process promise property public quality "
                    + "quarter question quiet railway reached reason receive record reference remain reply report request "
                    + "result return river road round sample school season second section sender service seven several "
                    + "share short should signed simple since small something south special station still stood street "
                    + "strong subject summer supply surface system table taken telephone their there these thing third "
                    + "though three through thousand today together total toward travel trial under until usual value "
                    + "village voice wanted water weather week west where which while white whole winter within without "
                    + "women work world would write year yellow young")
            .split(" ");

    private final Random random;

    Prose(long seed) {
        this.random = new Random(seed);
    }

    String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    /** A word with a capital. */
    String name() {
        String word = word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** A sum of money, a date or a telephone number. */
    String figure() {
        return switch (random.nextInt(3)) {
            case 0 -> String.format("%d,%03d.%02d", 1 + random.nextInt(98), random.nextInt(1000), random.nextInt(100));
            case 1 ->
                String.format(
                        "%02d.%02d.%d", 1 + random.nextInt(28), 1 + random.nextInt(12), 1990 + random.nextInt(40));
            default -> String.format("%03d-%04d", 200 + random.nextInt(700), random.nextInt(10_000));
        };
    }

    String sentence() {
        StringBuilder sentence = new StringBuilder(name());
        int words = 5 + random.nextInt(9);
        for (int i = 1; i < words; i++) {
            sentence.append(random.nextInt(12) == 0 ? ", " : " ").append(random.nextInt(16) == 0 ? figure() : word());
        }
        return sentence.append(".").toString();
    }
}
