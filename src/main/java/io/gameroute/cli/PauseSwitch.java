package io.gameroute.cli;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.api.GameServerSet;
import io.gameroute.api.RollingUpdate;

/** {@code spec.updateStrategy.rollingUpdate.paused} of a set. */
final class PauseSwitch {
    private static final String PATCH = "{\"spec\":{\"updateStrategy\":{\"rollingUpdate\":{\"paused\":%s}}}}";

    private PauseSwitch() {}

    static int turn(SetTarget target, boolean paused) {
        String done = paused ? "paused" : "resumed";
        return target.ask((client, resource) -> {
            if (isPaused(target.read(resource)) == paused) {
                throw new UserException(target.label() + (paused ? " is already paused" : " is not paused"));
            }
            resource.patch(PatchContext.of(PatchType.JSON_MERGE), PATCH.formatted(paused));
            target.print(target.label() + " " + done);
            return 0;
        });
    }

    private static boolean isPaused(GameServerSet set) {
        RollingUpdate rolling = set.getSpec().rollingUpdate();
        return rolling != null && Boolean.TRUE.equals(rolling.paused());
    }
}
