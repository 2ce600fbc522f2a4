package io.gameroute.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.gameroute.api.GameServerSet;
import io.gameroute.pod.TemplateContent;
import io.gameroute.pod.TemplateRevision;
import java.net.HttpURLConnection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives a set a former template back, provided that nobody edits it at the same time. */
@Command(name = "undo", description = "Gives a set a former template back: the one before today's, or a numbered one.")
final class RolloutUndoCommand implements Callable<Integer> {
    @Mixin
    private SetTarget target = new SetTarget();

    @Option(
            names = "--to-revision",
            paramLabel = "N",
            description = "which one, as history numbers them; 0, the default, is the one before today's")
    private long toRevision;

    @Override
    public Integer call() {
        return target.ask((client, resource) -> {
            GameServerSet set = target.read(resource);
            Rollback rollback = Rollback.of(set, SetTarget.revisions(client, set));
            TemplateRevision former = rollback.target(toRevision)
                    .orElseThrow(() -> new UserException(
                            toRevision > 0
                                    ? "there is no revision " + toRevision + " of " + target.label()
                                    : target.label() + " has no former template"));
            if (rollback.isCurrent(former)) {
                target.print(target.label() + " skipped rollback (its template is revision " + former.number()
                        + " already)");
                return 0;
            }
            TemplateContent content = former.content()
                    .orElseThrow(() -> new UserException("revision " + former.number() + " cannot be read"));
            patch(resource, rollback, content);
            target.print(target.label() + " rolled back"
                    + (rollback.hasTheNetworkOf(content) ? "" : " (its network stays as it is)"));
            return 0;
        });
    }

    private void patch(Resource<GameServerSet> resource, Rollback rollback, TemplateContent content) {
        try {
            resource.patch(
                    PatchContext.of(PatchType.JSON), rollback.patch(content).toString());
        } catch (KubernetesClientException failure) {
            if (failure.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                throw new UserException(
                        target.label() + " was changed at the same time; nothing was undone, look at it and try again",
                        failure);
            }
            throw failure;
        }
    }
}
