namespace AspNetWebSockets.Attack.Tests;

/// <inheritdoc cref="Utf8Cases"/>
public sealed class Rfc6455_8_1_Utf8Attacks(AttackedServerFixture fixture) : AttackTests(fixture, Utf8Cases.Group)
{
    public static TheoryData<string> Cases => [.. Utf8Cases.Group.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_answer_is_strict_and_others_are_served(string attack) => ShouldBeStrictAsync(attack);

    [Fact]
    public Task All_at_once_leave_no_fault_and_no_memory_behind() => ShouldLeaveNothingBehindAsync();
}
