package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.Labels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one server is made from now, and what it is to be made from: its own revision or the newest one, each with what its GameServer wishes.
 *
 * @param newest the set's template of today
 * @param canResize whether the API server can resize pods; whether the pod's node can is seen on the pod
 */
public record ServerTemplates(
        Pod pod, @Nullable GameServer server, PodTemplate newest, Revisions revisions, boolean canResize) {

    private boolean resizes() {
        return canResize && PodResize.isSupportedBy(pod);
    }

    public String revision() {
        String label = PodState.label(pod, Labels.REVISION);
        return label == null ? "" : label;
    }

    public boolean isNewest() {
        return revision().equals(newest.revision());
    }

    /** Empty when the revision of the pod is not known any more. */
    public Optional<ServerTemplate> now() {
        return revisions
                .template(revision(), newest)
                .map(template -> new ServerTemplate(template, ContainerOverrides.inForceOn(pod)));
    }

    /** Wishes for an image are fulfilled at once; for resources only where the running pod can be resized, else by the next pod. */
    public ServerTemplate next(PodTemplate template) {
        ContainerOverrides wished = ContainerOverrides.wishedBy(server);
        ServerTemplate all = new ServerTemplate(template, wished);
        boolean hasNoResources = wished.equals(wished.withResourcesOf(ContainerOverrides.NONE))
                && ContainerOverrides.inForceOn(pod)
                        .equals(ContainerOverrides.inForceOn(pod).withResourcesOf(ContainerOverrides.NONE));
        if (hasNoResources
                || now().filter(now ->
                                InPlaceDecision.between(now, all, resizes()).isPossible())
                        .isPresent()) {
            return all;
        }
        return new ServerTemplate(template, wished.withResourcesOf(ContainerOverrides.inForceOn(pod)));
    }

    public ServerTemplate toNewest() {
        return next(newest);
    }

    /** At the revision that the pod has, with what its GameServer wishes by now. */
    public ServerTemplate toWishes() {
        return next(now().map(ServerTemplate::template).orElse(newest));
    }

    public boolean hasNewWishes() {
        return !toWishes().overrides().equals(ContainerOverrides.inForceOn(pod));
    }

    /** The update that a mark, or a hook that waits, was begun for. */
    public ServerTemplate to(String revision) {
        return revision.equals(revision()) ? toWishes() : toNewest();
    }

    public InPlaceDecision decide(ServerTemplate to) {
        ServerTemplate from = now().orElse(null);
        if (from != null) {
            return InPlaceDecision.between(from, to, resizes());
        }
        return new InPlaceDecision(
                List.of("revision " + revision() + ", which is not known any more"), Set.of(), Set.of());
    }
}
