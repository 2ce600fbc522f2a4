package io.gameroute.reconcile.gameserver;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import java.util.Optional;

/** A volume claim that a pod mounts, and what is found under its name. */
public record MountedClaim(
        String namespace, String name, Optional<PersistentVolumeClaim> claim, Optional<PersistentVolume> volume) {}
