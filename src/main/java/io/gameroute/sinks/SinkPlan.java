package io.gameroute.sinks;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which route files to add, to swap and to remove. A file changes also when a value or a kamelet that it names does. */
public record SinkPlan(SortedSet<String> added, SortedSet<String> changed, SortedSet<String> removed) {

    public static SinkPlan between(SinkFiles before, SinkFiles now) {
        Set<String> values = differences(before.values(), now.values());
        Set<String> kamelets = differences(before.kamelets(), now.kamelets());
        Predicate<String> isChanged = file -> {
            String text = now.routes().get(file);
            return !Objects.equals(text, before.routes().get(file)) || names(text, values, kamelets);
        };
        return new SinkPlan(
                select(now, file -> !before.routes().containsKey(file)),
                select(now, file -> before.routes().containsKey(file) && isChanged.test(file)),
                select(before, file -> !now.routes().containsKey(file)));
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    private static SortedSet<String> select(SinkFiles files, Predicate<String> wanted) {
        return files.routes().keySet().stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A value may be used by a kamelet's own placeholders too, so a kamelet in the file counts as a use of every value. */
    private static boolean names(String text, Set<String> values, Set<String> kamelets) {
        boolean usesKamelets = text.contains("kamelet:");
        boolean valuesMatter =
                !values.isEmpty() && (usesKamelets || values.stream().anyMatch(text::contains));
        boolean kameletsMatter = !kamelets.isEmpty() && usesKamelets;
        return valuesMatter || kameletsMatter;
    }

    private static Set<String> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), now.get(key)));
        return keys;
    }
}
