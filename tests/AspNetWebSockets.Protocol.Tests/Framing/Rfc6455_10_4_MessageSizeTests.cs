using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 10.4: a limit on the size of a message, all its fragments together; code 1009 (section 7.4.1).</summary>
public sealed class Rfc6455_10_4_MessageSizeTests
{
    /// <summary>The limit, the header of a binary frame, and the byte that shows that the payload is over the limit; -1 for none.</summary>
    public static TheoryData<long, string, int> Headers { get; } =
        new()
        {
            { 0, "82 80", -1 },
            { 0, "82 81", 1 },
            { 5, "82 85", -1 },
            { 5, "82 86", 1 },
            { 125, "82 FE", 1 }, // 126 at least
            { 125, "82 FF", 1 },
            { 126, "82 FE 007E", -1 },
            { 126, "82 FE 007F", 3 },
            { 126, "82 FE 01", 2 },
            { 300, "82 FE 012C", -1 },
            { 300, "82 FE 012D", 3 },
            { 300, "82 FE 02", 2 },
            { 65535, "82 FE FFFF", -1 },
            { 65535, "82 FF", 1 }, // 65536 at least
            { 65536, "82 FF 0000000000010000", -1 },
            { 65536, "82 FF 0000000000010001", 9 },
            { 65536, "82 FF 00000000000101", 8 },
            { 65536, "82 FF 000000000002", 7 },
            { 4194304, "82 FF 0000000000400000", -1 },
            { 4194304, "82 FF 0000000000400001", 9 },
            { 4194304, "82 FF 0000000001", 6 },
            { 4194304, "82 FF 01", 2 },
            { long.MaxValue, "82 FF 7FFFFFFFFFFFFFFF", -1 },
        };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_frame_over_the_limit_fails_at_the_byte_of_its_length_that_shows_it(
        long limit,
        string header,
        int index
    ) =>
        Delivery
            .FirstFailure(Hex.Bytes(header), limit)
            .ShouldBe(index < 0 ? null : new Failure(index, Violations.MessageTooBig));

    [Theory]
    [InlineData(5)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(70_000)]
    public void A_message_that_comes_at_once_fails_by_its_header(int limit)
    {
        Delivery.ReadAll(ClientFrame.Binary(new byte[limit]), limit).Violation.ShouldBeNull();

        Transcript tooBig = Delivery.ReadAll(ClientFrame.Binary(new byte[limit + 1]), limit);
        tooBig.Violation.ShouldBe(Violations.MessageTooBig);
        tooBig.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Fragments_count_together_and_the_next_message_starts_anew()
    {
        byte[] message = [.. ClientFrame.Binary([1, 2, 3], fin: false), .. ClientFrame.Continuation([4, 5])];
        byte[] begun = [.. message, .. message, .. ClientFrame.Binary([1, 2, 3], fin: false)];

        Delivery.FirstFailure([.. begun, .. ClientFrame.Continuation([4, 5])], 5).ShouldBeNull();
        Delivery
            .FirstFailure([.. begun, .. ClientFrame.Continuation([4, 5, 6])], 5)
            .ShouldBe(new Failure(begun.Length + 1, Violations.MessageTooBig));
    }

    [Fact]
    public void Control_frames_do_not_count() =>
        Delivery
            .FirstFailure(
                [
                    .. ClientFrame.Binary([1], fin: false),
                    .. ClientFrame.Ping(new byte[125]),
                    .. ClientFrame.Continuation([]),
                ],
                1
            )
            .ShouldBeNull();

    [Fact]
    public void A_negative_limit_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new MessageReader(-1)).ParamName.ShouldBe("maxMessageSize");
}
