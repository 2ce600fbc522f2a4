package io.gameroute.pod;

import io.gameroute.api.GameServerSet;
import io.gameroute.api.PersistentVolumeClaimRetentionPolicy;
import io.gameroute.api.RetentionPolicyType;

/**
 * What becomes of the claims of a set (KR-41). What a set does not say is that they stay.
 *
 * @param withSet whether they go when the set is deleted
 * @param whenScaled whether those of a server go with its pod when its id is not wanted any more
 */
public record VolumeRetention(boolean withSet, boolean whenScaled) {
    public static VolumeRetention of(GameServerSet set) {
        PersistentVolumeClaimRetentionPolicy policy = set.getSpec().persistentVolumeClaimRetentionPolicy();
        return policy == null
                ? new VolumeRetention(false, false)
                : new VolumeRetention(
                        policy.whenDeleted() == RetentionPolicyType.Delete,
                        policy.whenScaled() == RetentionPolicyType.Delete);
    }
}
