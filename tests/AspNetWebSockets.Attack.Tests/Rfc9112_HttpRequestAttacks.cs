namespace AspNetWebSockets.Attack.Tests;

/// <inheritdoc cref="HttpRequestCases"/>
public sealed class Rfc9112_HttpRequestAttacks(AttackedServerFixture fixture)
    : AttackTests(fixture, HttpRequestCases.Group)
{
    public static TheoryData<string> Cases => [.. HttpRequestCases.Group.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task The_answer_is_strict_and_others_are_served(string attack) => ShouldBeStrictAsync(attack);

    [Fact]
    public Task All_at_once_leave_no_fault_and_no_memory_behind() => ShouldLeaveNothingBehindAsync();
}
