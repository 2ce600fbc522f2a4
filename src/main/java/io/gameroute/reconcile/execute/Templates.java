package io.gameroute.reconcile.execute;

import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.InvalidTemplateException;
import io.gameroute.pod.PodTemplate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The templates of the sets, understood once for each edit. */
public final class Templates {
    /**
     * A template, or the problem with it.
     *
     * @param generation the generation of the set that it stands for
     */
    record Understood(String uid, long generation, Optional<PodTemplate> template, Optional<String> problem) {}

    private final Map<ObjectKey, Understood> understood = new ConcurrentHashMap<>();

    Understood of(GameServerSet set) {
        return understood.compute(
                ObjectKey.of(set), (key, known) -> known != null && isCurrent(known, set) ? known : understand(set));
    }

    void forget(ObjectKey set) {
        understood.remove(set);
    }

    private static boolean isCurrent(Understood known, GameServerSet set) {
        return known.generation() == set.getMetadata().getGeneration()
                && known.uid().equals(set.getMetadata().getUid());
    }

    private static Understood understand(GameServerSet set) {
        String uid = set.getMetadata().getUid();
        long generation = set.getMetadata().getGeneration();
        try {
            return new Understood(uid, generation, Optional.of(PodTemplate.of(set)), Optional.empty());
        } catch (InvalidTemplateException invalid) {
            return new Understood(uid, generation, Optional.empty(), Optional.of(invalid.getMessage()));
        }
    }
}
