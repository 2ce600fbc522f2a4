package io.gameroute.reconcile.execute;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.gameroute.api.GameServerSet;
import io.gameroute.kube.ObjectKey;
import io.gameroute.pod.InvalidTemplateException;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.Revisions;
import java.util.Comparator;
import java.util.List;
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

    /** The revisions of a set, read once for each change of one of them, and the template under the name that it has among them. */
    record Recorded(
            Understood understood,
            List<ControllerRevision> objects,
            Revisions revisions,
            Optional<PodTemplate> template) {
        @SuppressWarnings(
                "ReferenceEquality") // caches hand out the same object until it changes; to compare contents is what is
        // saved here
        private boolean isOf(Understood now, List<ControllerRevision> found) {
            if (understood != now || objects.size() != found.size()) {
                return false;
            }
            for (int i = 0; i < found.size(); i++) {
                if (objects.get(i) != found.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<ObjectKey, Understood> understood = new ConcurrentHashMap<>();
    private final Map<ObjectKey, Recorded> recorded = new ConcurrentHashMap<>();

    Understood of(GameServerSet set) {
        return understood.compute(
                ObjectKey.of(set), (key, known) -> known != null && isCurrent(known, set) ? known : understand(set));
    }

    /** @param objects the ControllerRevisions that the cache has, the same objects as long as they do not change */
    Recorded of(GameServerSet set, List<ControllerRevision> objects) {
        Understood now = of(set);
        List<ControllerRevision> sorted = objects.stream()
                .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
                .toList();
        return recorded.compute(
                ObjectKey.of(set),
                (key, known) -> known != null && known.isOf(now, sorted) ? known : record(set, now, sorted));
    }

    private static Recorded record(GameServerSet set, Understood now, List<ControllerRevision> objects) {
        Revisions revisions = Revisions.of(set.getMetadata().getUid(), objects);
        return new Recorded(
                now,
                objects,
                revisions,
                now.template()
                        .map(template -> revisions.resolve(set.getMetadata().getName(), template)));
    }

    void forget(ObjectKey set) {
        understood.remove(set);
        recorded.remove(set);
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
