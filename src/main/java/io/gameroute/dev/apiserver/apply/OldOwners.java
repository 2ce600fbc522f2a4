package io.gameroute.dev.apiserver.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** Keeps the number of owners bounded: of those that update, the oldest of one version become one. Appliers are never forgotten. */
final class OldOwners {
    private static final int MOST = 10;
    private static final String TOGETHER = "ancient-changes";
    private static final Comparator<OwnedFields> OLDEST_FIRST = Comparator.<OwnedFields, String>comparing(
                    OwnedFields::time)
            .thenComparing(owned -> owned.owner().manager());

    private OldOwners() {}

    static List<OwnedFields> joined(List<OwnedFields> owners) {
        var updaters = new ArrayList<OwnedFields>();
        var joined = new ArrayList<OwnedFields>();
        for (var owned : owners) {
            (owned.owner().applies() ? joined : updaters).add(owned);
        }
        updaters.sort(OLDEST_FIRST);
        var oldest = new HashMap<String, OwnedFields>();
        int surplus = updaters.size() - MOST;
        for (var owned : updaters) {
            var version = owned.owner().apiVersion();
            var older = surplus > 0 ? oldest.get(version) : null;
            if (older == null) {
                oldest.putIfAbsent(version, owned);
                joined.add(owned);
            } else {
                joined.remove(older);
                var both = together(older, owned);
                joined.add(both);
                oldest.put(version, both);
                surplus--;
            }
        }
        return joined;
    }

    private static OwnedFields together(OwnedFields older, OwnedFields younger) {
        var owner = new FieldOwner(TOGETHER, false, younger.owner().apiVersion(), "");
        return new OwnedFields(owner, younger.time(), older.fields().union(younger.fields()));
    }
}
