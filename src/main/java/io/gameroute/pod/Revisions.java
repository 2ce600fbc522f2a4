package io.gameroute.pod;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The revisions of a set (KR-10).
 *
 * @param own those that the set owns, and those that nobody owns, by ascending number
 * @param taken names that belong to others, such as to a former set of the same name
 */
public record Revisions(List<TemplateRevision> own, Set<String> taken) {
    public static final Revisions NONE = new Revisions(List.of(), Set.of());

    public static Revisions of(String setUid, List<ControllerRevision> objects) {
        List<TemplateRevision> own = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ControllerRevision object : objects) {
            String owner = Ownership.controllerUid(object);
            boolean isOurs = owner == null || owner.equals(setUid);
            if (isOurs && object.getMetadata().getDeletionTimestamp() == null) {
                own.add(TemplateRevision.of(object));
            } else {
                taken.add(object.getMetadata().getName());
            }
        }
        own.sort(Comparator.comparingLong(TemplateRevision::number).thenComparing(TemplateRevision::name));
        return new Revisions(List.copyOf(own), Set.copyOf(taken));
    }

    public Optional<TemplateRevision> named(String name) {
        return own.stream().filter(revision -> revision.name().equals(name)).findFirst();
    }

    /** The newest one with this content. */
    public Optional<TemplateRevision> equalTo(TemplateContent content) {
        Optional<TemplateRevision> newest = Optional.empty();
        for (TemplateRevision revision : own) {
            if (revision.content().filter(content::isSameAs).isPresent()) {
                newest = Optional.of(revision);
            }
        }
        return newest;
    }

    /** The name of the one with the highest number. */
    public Optional<String> latest() {
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(own.get(own.size() - 1).name());
    }

    public long nextNumber() {
        return own.stream().mapToLong(TemplateRevision::number).max().orElse(0) + 1;
    }

    /** The template under the name that its content has, or will have: equal content reuses a revision, a name that is taken is not used. */
    public PodTemplate resolve(String set, PodTemplate template) {
        Optional<TemplateRevision> known = equalTo(template.content());
        if (known.isPresent()) {
            return template.at(known.get().name(), template.content());
        }
        String name = template.revision();
        for (int salt = 1; taken.contains(name) || named(name).isPresent(); salt++) {
            name = PodTemplate.revision(set, template.content().data(), String.valueOf(salt));
        }
        return template.at(name, template.content());
    }

    /** The template of a revision, if it is known, under the settings of today. */
    public Optional<PodTemplate> template(String name, PodTemplate today) {
        return name.equals(today.revision())
                ? Optional.of(today)
                : named(name).flatMap(TemplateRevision::content).map(content -> today.at(name, content));
    }
}
