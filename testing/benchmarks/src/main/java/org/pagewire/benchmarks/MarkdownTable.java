package org.pagewire.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** A table as Markdown: the first column to the left, the others, which hold figures, to the right. */
final class MarkdownTable {

    private final int columns;
    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... headings) {
        this.columns = headings.length;
        rows.add(List.of(headings));
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if it has not as many cells as there are headings
     */
    MarkdownTable row(Object... cells) {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns + " columns");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell.toString());
        }
        rows.add(row);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("| ---").append(" | ---:".repeat(columns - 1)).append(" |\n");
            }
        }
        return text.toString();
    }
}
