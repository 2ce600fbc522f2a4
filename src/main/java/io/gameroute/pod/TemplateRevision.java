package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.Optional;

/**
 * A template that a set has, or had, as a ControllerRevision keeps it.
 *
 * @param content empty when nobody can read it
 */
public record TemplateRevision(ControllerRevision object, Optional<TemplateContent> content) {

    public static TemplateRevision of(ControllerRevision object) {
        try {
            return new TemplateRevision(object, Optional.of(TemplateContent.from(object.getData())));
        } catch (InvalidTemplateException unreadable) {
            return new TemplateRevision(object, Optional.empty());
        }
    }

    public String name() {
        return object.getMetadata().getName();
    }

    public long number() {
        return object.getRevision() == null ? 0 : object.getRevision();
    }
}
