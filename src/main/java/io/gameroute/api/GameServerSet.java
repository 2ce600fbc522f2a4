package io.gameroute.api;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A group of game servers that share a template and a life cycle. */
@Group(GameServerSet.GROUP)
@Version(GameServerSet.VERSION)
@Plural("gameserversets")
@ShortNames("gss")
public class GameServerSet extends CustomResource<GameServerSetSpec, GameServerSetStatus> implements Namespaced {
    public static final String GROUP = "game.kruise.io";
    public static final String VERSION = "v1alpha1";
}
