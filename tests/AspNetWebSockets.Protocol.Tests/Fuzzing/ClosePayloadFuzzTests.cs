using System.Text;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>Random close bodies: what is written is what is read, and what does not fit is refused.</summary>
public sealed class ClosePayloadFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task What_is_written_is_read_again_and_what_is_too_long_is_refused() =>
        output.WriteLine(await new FuzzRun(20_000, Time).RunAsync(RoundTrip, TestContext.Current.CancellationToken));

    private static void RoundTrip(Random random)
    {
        int code = random.Next(ushort.MaxValue + 1);
        string reason = Reason(random);
        ClosePayload payload = new(code, reason);
        byte[] body = new byte[ClosePayload.MaxLength];
        if (code != CloseCode.NoStatusReceived && Encoding.UTF8.GetByteCount(reason) > ClosePayload.MaxReasonLength)
        {
            Should.Throw<ArgumentException>(() => payload.Write(body));
            return;
        }

        int length = payload.Write(body);
        ClosePayload read = ClosePayload.Read(body.AsSpan(0, length));
        read.ShouldBe(code == CloseCode.NoStatusReceived ? ClosePayload.Empty : payload);
    }

    private static string Reason(Random random)
    {
        StringBuilder reason = new();
        for (int left = random.Next(140); left > 0; left--)
        {
            int value = random.Next(4) == 0 ? random.Next(0x110000) : random.Next(0x80);
            reason.Append(Rune.IsValid(value) ? new Rune(value).ToString() : "-");
        }

        return reason.ToString();
    }
}
