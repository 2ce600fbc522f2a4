package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code spec.reserveGameServerIds} understood: the ids, and the elements that are neither an id nor a range. The schema refuses such elements;
 * they can only come from objects that were stored before it did. A list with one of them is never taken as "nothing is reserved".
 */
public record ReservedIds(OrdinalSet ids, List<String> malformed) {

    public static ReservedIds parse(List<IntOrString> elements) {
        List<OrdinalSet> ids = new ArrayList<>();
        List<String> malformed = new ArrayList<>();
        for (IntOrString element : elements) {
            String text = String.valueOf(element.getValue());
            try {
                ids.add(OrdinalSet.parseItem(text));
            } catch (IllegalArgumentException notAnId) {
                malformed.add(text);
            }
        }
        return new ReservedIds(OrdinalSet.union(ids), List.copyOf(malformed));
    }
}
