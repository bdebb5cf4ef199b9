namespace AspNetWebSockets.Attack.Tests;

/// <inheritdoc cref="DeflateCases"/>
public sealed class Rfc7692_7_2_DeflateAttacks(AttackedServerFixture fixture) : AttackTests(fixture, DeflateCases.Group)
{
    public static TheoryData<string> Cases => [.. DeflateCases.Group.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_answer_is_strict_and_others_are_served(string attack) => ShouldBeStrictAsync(attack);

    [Fact]
    public Task All_at_once_leave_no_fault_and_no_memory_behind() => ShouldLeaveNothingBehindAsync();
}
