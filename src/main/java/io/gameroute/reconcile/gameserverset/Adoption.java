package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.pod.ServerName;
import io.gameroute.reconcile.Action;
import io.gameroute.reconcile.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whoever carries the set's labels and nobody's control is a server of the set, and has to be counted before anything is decided (KR-1). */
final class Adoption {
    private Adoption() {}

    static Plan plan(GameServerSetSnapshot snapshot) {
        List<Action> adoptions = new ArrayList<>();
        snapshot.orphans().forEach(pod -> adoptions.add(Patches.adopt(snapshot.set(), pod)));
        return new Plan(adoptions, Optional.empty(), List.of(), Optional.empty());
    }

    /** The moment after it. */
    static GameServerSetSnapshot played(GameServerSetSnapshot snapshot) {
        SortedMap<Integer, Member> members = new TreeMap<>(snapshot.members());
        for (Pod pod : snapshot.orphans()) {
            ServerName.ordinal(
                            snapshot.set().getMetadata().getName(),
                            pod.getMetadata().getName())
                    .ifPresent(ordinal -> members.merge(
                            ordinal,
                            new Member(ordinal, pod, null),
                            (known, adopted) -> new Member(ordinal, pod, known.server())));
        }
        return snapshot.with(snapshot.set(), members);
    }
}
