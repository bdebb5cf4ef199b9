namespace AspNetWebSockets.Attack.Tests;

/// <inheritdoc cref="FragmentationCases"/>
public sealed class Rfc6455_5_4_FragmentationAttacks(AttackedServerFixture fixture)
    : AttackTests(fixture, FragmentationCases.Group)
{
    public static TheoryData<string> Cases => [.. FragmentationCases.Group.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_answer_is_strict_and_others_are_served(string attack) => ShouldBeStrictAsync(attack);

    [Fact]
    public Task All_at_once_leave_no_fault_and_no_memory_behind() => ShouldLeaveNothingBehindAsync();
}
