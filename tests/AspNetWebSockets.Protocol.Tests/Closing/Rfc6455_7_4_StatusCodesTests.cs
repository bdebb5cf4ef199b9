using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 7.4 and the IANA registry: which codes a close frame may carry.</summary>
public sealed class Rfc6455_7_4_StatusCodesTests
{
    /// <summary>First and last code of each range, and whether it may be on the wire.</summary>
    private static readonly (int First, int Last, bool Allowed)[] Ranges =
    [
        (0, 999, false),
        (1000, 1003, true),
        (1004, 1006, false),
        (1007, 1014, true),
        (1015, 2999, false),
        (3000, 4999, true),
        (5000, 65535, false),
    ];

    [Fact]
    public void Every_code_is_accepted_or_fails_by_its_second_byte()
    {
        byte[] frame = ClientFrame.Close(0);
        int codeAt = frame.Length - 2;
        foreach ((int first, int last, bool allowed) in Ranges)
        {
            for (int code = first; code <= last; code++)
            {
                CloseCode.IsAllowedOnWire(code).ShouldBe(allowed, $"code {code}");
                Failure? failure = Delivery.FirstFailure(ClientFrame.Close(code));
                Failure? expected = allowed ? null : new(IndexOf(code, codeAt), Violations.CloseCodeNotAllowed);
                failure.ShouldBe(expected, $"code {code}");
            }
        }
    }

    [Theory]
    [InlineData(0x02, 0)] // 512 to 767
    [InlineData(0x03, 1)] // 768 to 1023: holds 1000
    [InlineData(0x04, 0)] // 1024 to 1279
    [InlineData(0x0A, 0)] // 2560 to 2815
    [InlineData(0x0B, 1)] // 2816 to 3071: holds 3000
    [InlineData(0x13, 1, 0xFF)] // 4864 to 5119: holds 4999
    [InlineData(0x14, 0)] // 5120 to 5375
    public void A_first_byte_that_begins_no_allowed_code_fails_at_once(int first, int bytesRead, int second = 0x00) =>
        Delivery
            .FirstFailure(ClientFrame.Build(FrameOpcodes.Close, [(byte)first, (byte)second]))
            .ShouldBe(new Failure(6 + bytesRead, Violations.CloseCodeNotAllowed));

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void A_number_that_is_no_code_is_not_allowed(int code) => CloseCode.IsAllowedOnWire(code).ShouldBeFalse();

    [Theory]
    [InlineData(CloseCode.NormalClosure, 1000)]
    [InlineData(CloseCode.GoingAway, 1001)]
    [InlineData(CloseCode.ProtocolError, 1002)]
    [InlineData(CloseCode.NoStatusReceived, 1005)]
    [InlineData(CloseCode.AbnormalClosure, 1006)]
    [InlineData(CloseCode.InvalidPayloadData, 1007)]
    [InlineData(CloseCode.PolicyViolation, 1008)]
    [InlineData(CloseCode.MessageTooBig, 1009)]
    [InlineData(CloseCode.InternalError, 1011)]
    public void Names_stand_for_the_codes_of_the_registry(int named, int code) => named.ShouldBe(code);

    [Fact]
    public void Every_rule_has_a_close_code_that_may_be_sent_and_words_that_fit_a_close_frame()
    {
        Rule.All.Count.ShouldBe(21);
        foreach (ProtocolViolation rule in Rule.All.Values)
        {
            rule.CloseCode.ShouldBeOneOf(rule.Bound is null ? [1002, 1007] : [1008, 1009]);
            new ClosePayload(rule.CloseCode, rule.Rule).Write(new byte[125]).ShouldBeGreaterThan(2);
            rule.Rfc.ShouldBeOneOf(6455, 7692);
            rule.ToString()
                .ShouldBe($"{rule.Rule} (RFC {rule.Rfc} section {rule.Section}, close code {rule.CloseCode})");
        }
    }

    /// <summary>A code fails at its first byte when that byte begins no allowed code: none of 03, 0B to 13.</summary>
    private static int IndexOf(int code, int codeAt) =>
        code >> 8 is 0x03 or (>= 0x0B and <= 0x13) ? codeAt + 1 : codeAt;
}
