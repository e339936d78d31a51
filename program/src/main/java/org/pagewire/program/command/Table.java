package org.pagewire.program.command;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, two spaces apart, under a line of headings. One thread. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    /** With these headings. */
    public Table(String... headings) {
        columns = headings.length;
        rows.add(List.of(headings));
    }

    /**
     * Adds a row; control characters are shown as '?'.
     *
     * @throws IllegalArgumentException when it has more or fewer cells than there are headings
     */
    public Table row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString().replaceAll("\\p{Cntrl}", "?"));
        }
        rows.add(row);
        return this;
    }

    /** The lines, each ended. */
    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }
}
