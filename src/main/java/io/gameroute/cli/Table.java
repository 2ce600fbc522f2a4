package io.gameroute.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as they must be, as kubectl prints them. */
final class Table {
    private static final int GAP = 3;

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(row.get(column));
                boolean isLast = column == row.size() - 1;
                line.append(
                        isLast
                                ? ""
                                : " "
                                        .repeat(width(column)
                                                + GAP
                                                - row.get(column).length()));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
