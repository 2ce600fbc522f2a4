package io.gameroute.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One game server: the operator's wishes for it, and what is known of its pod, under the pod's own name. */
@Group(GameServerSet.GROUP)
@Version(GameServerSet.VERSION)
@Plural("gameservers")
@ShortNames("gs")
public class GameServer extends CustomResource<GameServerSpec, GameServerStatus> implements Namespaced {}
