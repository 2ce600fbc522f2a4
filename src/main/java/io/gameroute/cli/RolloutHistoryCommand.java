package io.gameroute.cli;

import io.gameroute.pod.Revisions;
import io.gameroute.pod.TemplateContent;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the templates that a set has and had, or shows one of them. */
@Command(name = "history", description = "The templates that a set has and had, the newest last.")
final class RolloutHistoryCommand implements Callable<Integer> {
    @Mixin
    private SetTarget target = new SetTarget();

    @Option(names = "--revision", paramLabel = "N", description = "show the template of this one")
    private long revision;

    @Override
    public Integer call() {
        return target.ask((client, resource) -> {
            Revisions revisions = SetTarget.revisions(client, target.read(resource));
            target.print(target.label() + (revision > 0 ? " with revision #" + revision : ""));
            target.print(revision > 0 ? RolloutHistory.template(content(revisions)) : RolloutHistory.table(revisions));
            return 0;
        });
    }

    private TemplateContent content(Revisions revisions) {
        return RolloutHistory.numbered(revisions, revision)
                .orElseThrow(() -> new UserException("there is no revision " + revision + " of " + target.label()))
                .content()
                .orElseThrow(() -> new UserException("revision " + revision + " cannot be read"));
    }
}
