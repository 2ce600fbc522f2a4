package io.gameroute.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands of a document, each with what it is shown to print: a fenced block without a language whose lines begin with {@code $ }. */
record Transcript(String document, List<Step> steps) {
    private static final String FENCE = "```";
    private static final String PROMPT = "$ ";

    /** One command. An empty {@code output} says nothing about what is printed; a line {@code ...} stands for any lines. */
    record Step(String command, List<String> output) {
        @Override
        public String toString() {
            return command;
        }
    }

    static Transcript of(Path document) {
        try {
            return of(document.toString(), Files.readAllLines(document));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Transcript of(String document, List<String> lines) {
        List<Step> steps = new ArrayList<>();
        boolean isOpen = false;
        for (String line : lines) {
            if (line.startsWith(FENCE)) {
                isOpen = !isOpen && line.equals(FENCE);
            } else if (isOpen && line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (isOpen && !steps.isEmpty()) {
                steps.get(steps.size() - 1).output().add(line);
            }
        }
        return new Transcript(document, steps);
    }
}
