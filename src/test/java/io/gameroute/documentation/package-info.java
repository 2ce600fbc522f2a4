/** What the documents show is what happens. */
@NullMarked
package io.gameroute.documentation;

import org.jspecify.annotations.NullMarked;
