namespace AspNetWebSockets.Attack.Tests;

/// <inheritdoc cref="MaskingCases"/>
public sealed class Rfc6455_5_1_MaskingAttacks(AttackedServerFixture fixture) : AttackTests(fixture, MaskingCases.Group)
{
    public static TheoryData<string> Cases => [.. MaskingCases.Group.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_answer_is_strict_and_others_are_served(string attack) => ShouldBeStrictAsync(attack);

    [Fact]
    public Task All_at_once_leave_no_fault_and_no_memory_behind() => ShouldLeaveNothingBehindAsync();
}
