/**
 * Rules of the repository that no compiler knows; entry type {@link dev.larder.cli.house.HouseRulesTest}. It reads every
 * module's sources, whether or not this module may use their classes.
 */
@NullMarked
package dev.larder.cli.house;

import org.jspecify.annotations.NullMarked;
