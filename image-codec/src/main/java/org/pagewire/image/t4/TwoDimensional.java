package org.pagewire.image.t4;

/** Decodes rows that refer to the one above: T.4, clause 4.2; T.6. Can stop between any two code words to wait for more bits. */
final class TwoDimensional {

    /** Wider rows are decoded one mode at a time, as their positions do not fit. */
    private static final int WIDEST = Positions.MOST_IN_FOURS - CodingLine.REACH;

    /** Modes that the bits of one filling of the word hold for sure. */
    private static final int SINGLE_MODES = 6;

    private TwoDimensional() {}

    /** Goes on with a row. */
    static RowResult decode(CodingLine line, BitInput in) {
        RowResult result;
        do {
            result = switch (line.phase) {
                case MODE -> {
                    manyModes(line, in);
                    yield line.phase == CodingLine.Phase.MODE ? oneMode(line, in) : RowResult.GOING_ON;
                }
                case FIRST_RUN, SECOND_RUN -> oneRun(line, in);
                case UNCOMPRESSED -> Uncompressed.pattern(line, in);
            };
        } while (result == RowResult.GOING_ON);
        return result;
    }

    /**
     * Decodes groups of up to four vertical modes and what ends them, as long as there are bits in plenty and nothing special comes
     * up. All four are worked out whether the group has as many or not, and one check tells whether they are as they mostly are: each
     * a1 beyond the one before, between the changes beside its b1, and before the row's end. So the processor has little to guess.
     */
    private static void manyModes(CodingLine line, BitInput in) {
        if (!in.plenty() || line.width > WIDEST) {
            return;
        }
        final int[] groups = ModeCodes.GROUPS;
        final int[] runs = RunCodes.TWO_RUNS;
        final byte[] chunk = in.chunk;
        final int lastFull = in.limit - 8;
        final byte[] places = line.places;
        final int end = line.width;
        long word = in.word;
        int bits = in.bits;
        int octet = in.position;
        int n = line.own + line.count;
        int b = line.above + line.b;
        // The first position that the next change may have.
        int free = line.a0 + 1;
        decoding:
        while (octet <= lastFull) {
            word |= (long) BitInput.BIG_ENDIAN.get(chunk, octet) >>> bits;
            octet += (63 - bits) >> 3;
            bits |= 56;
            int group = groups[(int) (word >>> (64 - ModeCodes.WINDOW))];
            long right = Positions.getFour(places, b + 1);
            long a = Positions.getFour(places, b) + ModeCodes.steps(group) - ModeCodes.NO_STEPS;
            Positions.setFour(places, n + 1, a);
            // What follows a change, and what follows b2 where the group ends with a pass mode.
            long next = a + Positions.ONES;
            int b2 = (int) (right >>> (16 * ModeCodes.verticals(group))) & 0xFFFF;
            int reached = Math.max(ModeCodes.last(group, next, free), (b2 + 1) & ModeCodes.passMask(group));
            long ascending = (a | Positions.HIGH) - ((next << 16) | free);
            long beyondLeft = (a | Positions.HIGH) - Positions.getFour(places, b - 1);
            long beforeRight = (right | Positions.HIGH) - next;
            long special = (long) (group | (end - reached)) & Long.MIN_VALUE;
            long odd = ~(ascending & beyondLeft & beforeRight) | a | special;
            if ((odd & Positions.HIGH) == 0) {
                n += ModeCodes.verticals(group);
                b += ModeCodes.moved(group);
                free = reached;
                word <<= ModeCodes.length(group);
                bits -= ModeCodes.length(group);
                if (ModeCodes.isHorizontal(group)) {
                    int two = runs[RunCodes.place(n, word)];
                    int one = Math.max(free - 1, 0) + RunCodes.firstRun(two);
                    int other = one + RunCodes.secondRun(two);
                    if (RunCodes.ends(two) != 2 || (two < 0 && n > line.own) || end <= other) {
                        line.phase = CodingLine.Phase.FIRST_RUN;
                        break;
                    }
                    Positions.set(places, n + 1, one);
                    Positions.set(places, n + 2, other);
                    n += 2;
                    free = other + 1;
                    word <<= RunCodes.length(two);
                    bits -= RunCodes.length(two);
                    b += (Positions.get(places, b) - free) >> 31 & 2;
                    while (Positions.get(places, b) < free) {
                        b += 2;
                    }
                }
            } else {
                // What makes one group special, such as a dithered tint, makes those after it too.
                int mode = ModeCodes.SINGLE[(int) (word >>> (64 - ModeCodes.LONGEST_CODE))];
                if (mode >> 4 > ModeCodes.PASS) {
                    break;
                }
                int left = SINGLE_MODES;
                do {
                    int to = mode >> 4 == ModeCodes.PASS
                            ? Positions.get(places, b + 1)
                            : Positions.get(places, b) + (mode >> 4) - 3;
                    if (to < free || to >= end) {
                        break decoding;
                    }
                    if (mode >> 4 == ModeCodes.PASS) {
                        b += 2;
                    } else {
                        Positions.set(places, ++n, to);
                        b += Positions.get(places, b - 1) > to ? -1 : 1;
                        while (Positions.get(places, b) <= to) {
                            b += 2;
                        }
                    }
                    free = to + 1;
                    word <<= mode & 15;
                    bits -= mode & 15;
                    mode = ModeCodes.SINGLE[(int) (word >>> (64 - ModeCodes.LONGEST_CODE))];
                } while (--left > 0 && mode >> 4 <= ModeCodes.PASS);
            }
        }
        in.word = word;
        in.bits = bits;
        in.position = octet;
        line.count = n - line.own;
        line.b = b - line.above;
        line.a0 = free - 1;
    }

    /** Decodes one mode, whatever it is. */
    private static RowResult oneMode(CodingLine line, BitInput in) {
        if (in.bits < 32 && !in.refill()) {
            return RowResult.STARVED;
        }
        if (in.bits <= 0) {
            return RowResult.BAD;
        }
        int b1 = line.reference(line.b);
        int mode = ModeCodes.SINGLE[(int) (in.word >>> (64 - ModeCodes.LONGEST_CODE))];
        int length = mode & 15;
        switch (mode >> 4) {
            case ModeCodes.NO_MODE -> {
                if (in.word >>> (64 - Uncompressed.ENTRANCE_2D_BITS) != Uncompressed.ENTRANCE_2D) {
                    return RowResult.BAD;
                }
                in.skip(Uncompressed.ENTRANCE_2D_BITS);
                line.phase = CodingLine.Phase.UNCOMPRESSED;
                return RowResult.GOING_ON;
            }
            case ModeCodes.HORIZONTAL -> {
                in.skip(length);
                line.phase = CodingLine.Phase.FIRST_RUN;
                line.a0 = Math.max(line.a0, 0);
                return RowResult.GOING_ON;
            }
            case ModeCodes.PASS -> {
                in.skip(length);
                line.a0 = line.reference(line.b + 1);
                line.b += 2;
            }
            default -> {
                int a1 = b1 + (mode >> 4) - 3;
                if (a1 <= line.a0 || a1 > line.width) {
                    return RowResult.BAD;
                }
                in.skip(length);
                Positions.set(line.places, line.own + ++line.count, a1);
                line.a0 = a1;
                line.b += line.reference(line.b - 1) > a1 ? -1 : 1;
                line.findB1();
            }
        }
        return line.a0 == line.width ? line.complete(in) : RowResult.GOING_ON;
    }

    /** Decodes one code word of a run in horizontal mode. */
    private static RowResult oneRun(CodingLine line, BitInput in) {
        if (in.bits < 32 && !in.refill()) {
            return RowResult.STARVED;
        }
        // The colour of the second run is the other one, also where the first one took back a change.
        RunCodes codes = (line.count & 1) != 0 ? RunCodes.BLACK : RunCodes.WHITE;
        int code = codes.decoding[(int) (in.word >>> (64 - RunCodes.LONGEST_CODE))];
        int position = Math.max(line.a0, 0) + (code >> 4);
        if (in.bits <= 0 || code == 0 || position > line.width) {
            return RowResult.BAD;
        }
        in.skip(code & 15);
        line.a0 = position;
        if (code >> 4 >= 64) {
            return RowResult.GOING_ON;
        }
        line.push(position);
        if (line.phase == CodingLine.Phase.FIRST_RUN) {
            line.phase = CodingLine.Phase.SECOND_RUN;
            return RowResult.GOING_ON;
        }
        line.phase = CodingLine.Phase.MODE;
        line.findB1();
        return position == line.width ? line.complete(in) : RowResult.GOING_ON;
    }
}
