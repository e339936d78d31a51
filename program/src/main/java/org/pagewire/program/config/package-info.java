/**
 * Configuration files: YAML read into records with typed values, defaults beside the key, and errors that say where and
 * what to write instead. {@link org.pagewire.program.config.ConfigFile} is the way in.
 */
@NullMarked
package org.pagewire.program.config;

import org.jspecify.annotations.NullMarked;
