package io.gameroute.eventlog.record;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.gameroute.api.GameServer;
import io.gameroute.api.GameServerSet;
import io.gameroute.eventlog.Facts;
import io.gameroute.eventlog.Kind;
import io.gameroute.eventlog.Observation;
import io.gameroute.eventlog.Observations;
import java.util.HashMap;
import java.util.Map;

/** Puts servers and their pods, which are watched apart, together: a server is told as it was last seen, with its pod as that was. */
public final class ObservationFeed {
    private final EventRecorder recorder;
    private final Map<String, GameServer> servers = new HashMap<>();
    private final Map<String, Pod> pods = new HashMap<>();

    public ObservationFeed(EventRecorder recorder) {
        this.recorder = recorder;
    }

    /** What a watch says of an object. */
    public enum News {
        /** It was there when the watch began. */
        FOUND,
        CHANGED,
        GONE
    }

    /** One object as the watch tells it, in order for each; others than servers, sets and pods say nothing. */
    public synchronized void told(HasMetadata object, News news) {
        if (object instanceof GameServerSet set) {
            set(set, news);
        } else if (object instanceof GameServer server) {
            server(server, news);
        } else if (object instanceof Pod pod) {
            pod(pod, news);
        }
    }

    /** Forgets everything: it will be told again. */
    public synchronized void clear() {
        servers.clear();
        pods.clear();
    }

    private void set(GameServerSet set, News news) {
        if (news == News.GONE) {
            recorder.gone(key(Kind.GameServerSet, set));
        } else {
            tell(Observations.of(set), news);
        }
    }

    private void server(GameServer server, News news) {
        String name = name(server);
        if (news == News.GONE) {
            servers.remove(name);
            recorder.gone(key(Kind.GameServer, server));
        } else {
            servers.put(name, server);
            tell(Observations.of(server, pods.get(name)), news);
        }
    }

    private void pod(Pod pod, News news) {
        String name = name(pod);
        if (news == News.GONE) {
            pods.remove(name);
            return;
        }
        pods.put(name, pod);
        GameServer server = servers.get(name);
        if (server != null) {
            tell(Observations.of(server, pod), news);
        }
    }

    private void tell(Observation now, News news) {
        if (news == News.FOUND) {
            recorder.found(now);
        } else {
            recorder.seen(now);
        }
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
    }

    private static String key(Kind kind, HasMetadata object) {
        return Facts.key(
                kind, object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
}
