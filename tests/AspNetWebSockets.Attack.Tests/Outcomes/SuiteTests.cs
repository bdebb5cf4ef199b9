namespace AspNetWebSockets.Attack.Tests;

/// <summary>The tables themselves.</summary>
public sealed class SuiteTests
{
    [Fact]
    public void A_case_is_found_by_its_name() =>
        AttackSuite.Groups.ShouldAllBe(group =>
            group.Names.Distinct(StringComparer.Ordinal).Count() == group.Cases.Count
        );

    [Fact]
    public void Every_group_has_cases_and_the_suite_is_as_large_as_promised()
    {
        AttackSuite.Groups.ShouldAllBe(group => group.Cases.Count > 0);
        AttackSuite
            .Groups.Sum(group => group.Cases.Count(attack => attack.Expected.IsRefusal))
            .ShouldBeGreaterThan(150);
    }
}
