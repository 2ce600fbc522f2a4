/** What can be done with objects: read, create, change, delete, and the subresources; without HTTP. */
@NullMarked
package io.gameroute.dev.apiserver.verb;

import org.jspecify.annotations.NullMarked;
