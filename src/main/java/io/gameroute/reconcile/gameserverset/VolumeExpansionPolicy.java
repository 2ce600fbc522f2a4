package io.gameroute.reconcile.gameserverset;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.OrdinalSet;
import io.gameroute.pod.PodTemplate;
import io.gameroute.pod.ServerClaims;
import io.gameroute.reconcile.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets the claims of running ids follow a template that asks for more, where their StorageClass allows it. A volume never shrinks, and a claim
 * that somebody made larger by hand is left as it is.
 */
public final class VolumeExpansionPolicy {
    /** StorageClasses are asked for, not watched. */
    static final Duration ASK_AGAIN = Duration.ofSeconds(60);

    /** One that did not answer. */
    static final Duration ASK_SOON = Duration.ofSeconds(5);

    /**
     * What is to be done, and what cannot be.
     *
     * @param notExpandable a text for each template and StorageClass that does not let it grow
     * @param tooLarge a text for each template that asks for less than each of its claims has
     */
    record Decision(List<Action> actions, List<String> notExpandable, List<String> tooLarge, Optional<Duration> again) {
        static final Decision NOTHING = new Decision(List.of(), List.of(), List.of(), Optional.empty());
    }

    private VolumeExpansionPolicy() {}

    /** The StorageClasses that have to be asked whether they let volumes grow. */
    public static Set<String> classesToAsk(
            GameServerSet set, PodTemplate template, OrdinalSet wanted, Map<String, PersistentVolumeClaim> claims) {
        Set<String> classes = new TreeSet<>();
        for (PersistentVolumeClaim one : template.claims()) {
            for (PersistentVolumeClaim claim : claimsOf(set, one, wanted, claims)) {
                if (difference(size(one), size(claim)) > 0) {
                    classes.add(storageClass(claim));
                }
            }
        }
        classes.remove("");
        return classes;
    }

    static Decision decide(GameServerSetSnapshot snapshot, OrdinalSet wanted) {
        Optional<PodTemplate> template = snapshot.template();
        if (template.isEmpty() || template.get().claims().isEmpty()) {
            return Decision.NOTHING;
        }
        List<Action> actions = new ArrayList<>();
        Set<String> refused = new TreeSet<>();
        List<String> tooLarge = new ArrayList<>();
        boolean isUnknown = false;
        for (PersistentVolumeClaim one : template.get().claims()) {
            List<PersistentVolumeClaim> claims =
                    claimsOf(snapshot.set(), one, wanted, snapshot.volumes().claims());
            for (PersistentVolumeClaim claim : claims) {
                if (difference(size(one), size(claim)) > 0) {
                    Boolean allows = storageClass(claim).isEmpty()
                            ? Boolean.FALSE
                            : snapshot.volumes().expandable().get(storageClass(claim));
                    isUnknown |= allows == null;
                    if (Boolean.TRUE.equals(allows)) {
                        actions.add(Patches.size(claim, Objects.requireNonNull(size(one))));
                    } else if (allows != null) {
                        refused.add(refusal(one, claim));
                    }
                }
            }
            shrinking(one, claims).ifPresent(tooLarge::add);
        }
        Optional<Duration> again = refused.isEmpty() ? Optional.empty() : Optional.of(ASK_AGAIN);
        return new Decision(actions, List.copyOf(refused), tooLarge, isUnknown ? Optional.of(ASK_SOON) : again);
    }

    /** Only a claim that is bound can grow. */
    private static List<PersistentVolumeClaim> claimsOf(
            GameServerSet set,
            PersistentVolumeClaim template,
            OrdinalSet wanted,
            Map<String, PersistentVolumeClaim> claims) {
        List<PersistentVolumeClaim> found = new ArrayList<>();
        if (size(template) == null || claims.isEmpty()) {
            return found;
        }
        for (int ordinal : wanted) {
            PersistentVolumeClaim claim = claims.get(ServerClaims.name(set, template, ordinal));
            if (claim != null
                    && VolumePolicy.isLabelled(set, claim)
                    && !VolumePolicy.isTerminating(claim)
                    && claim.getStatus() != null
                    && "Bound".equals(claim.getStatus().getPhase())) {
                found.add(claim);
            }
        }
        return found;
    }

    private static Optional<String> shrinking(PersistentVolumeClaim template, List<PersistentVolumeClaim> claims) {
        Quantity asked = size(template);
        boolean isSmaller = !claims.isEmpty() && claims.stream().allMatch(claim -> difference(asked, size(claim)) < 0);
        return isSmaller
                ? Optional.of("volumeClaimTemplate " + template.getMetadata().getName() + " asks for " + asked
                        + ", and its claims have more: volumes cannot shrink")
                : Optional.empty();
    }

    private static String refusal(PersistentVolumeClaim template, PersistentVolumeClaim claim) {
        String asks = "volumeClaimTemplate " + template.getMetadata().getName() + " asks for " + size(template) + ": ";
        return storageClass(claim).isEmpty()
                ? asks + "its claims have no StorageClass, so they cannot grow"
                : asks + "StorageClass " + storageClass(claim)
                        + " does not let volumes grow (allowVolumeExpansion is not true)";
    }

    private static String storageClass(PersistentVolumeClaim claim) {
        String name = claim.getSpec().getStorageClassName();
        return name == null ? "" : name;
    }

    private static int difference(@Nullable Quantity one, @Nullable Quantity other) {
        boolean isSameText = one == null
                || other == null
                || (Objects.equals(one.getAmount(), other.getAmount())
                        && Objects.equals(one.getFormat(), other.getFormat()));
        return isSameText ? 0 : one.getNumericalAmount().compareTo(other.getNumericalAmount());
    }

    private static @Nullable Quantity size(PersistentVolumeClaim claim) {
        return claim.getSpec() == null
                        || claim.getSpec().getResources() == null
                        || claim.getSpec().getResources().getRequests() == null
                ? null
                : claim.getSpec().getResources().getRequests().get("storage");
    }
}
