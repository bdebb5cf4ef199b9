using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.SystemWeb.Tests.Socket;

/// <summary>Table 2.5: arguments of CloseAsync and CloseOutputAsync, down to the bytes on the wire.</summary>
public sealed class Section_2_5_CloseArgumentTests(SocketHost host)
{
    public static TheoryData<int, bool> RefusedCodes() =>
        EachMethod(int.MinValue, -1, 0, 999, 1004, 1006, 1010, 1015, 65536, int.MaxValue);

    public static TheoryData<int, bool> AcceptedCodes() =>
        EachMethod(
            1000,
            1001,
            1002,
            1003,
            1007,
            1008,
            1009,
            1011,
            1012,
            1013,
            1014,
            1016,
            2999,
            3000,
            4999,
            5000,
            65535
        );

    public static TheoryData<string?, bool> AcceptedDescriptions() =>
        EachMethod<string?>(
            null,
            "",
            "bye",
            new string('x', 123),
            Euro(41),
            string.Concat(Enumerable.Repeat("😀", 30))
        );

    public static TheoryData<string, bool> TooLongDescriptions() =>
        EachMethod(new string('x', 124), Euro(42), Euro(41) + "x", string.Concat(Enumerable.Repeat("😀", 31)));

    public static TheoryData<string?, bool> NoDescription() => EachMethod<string?>(null, "");

    [Theory]
    [MemberData(nameof(RefusedCodes))]
    public async Task A_code_that_may_not_be_sent_is_refused(int code, bool outputOnly)
    {
        await using SocketPair pair = await host.OpenAsync();

        ArgumentOutOfRangeException error = Should.Throw<ArgumentOutOfRangeException>(() =>
        {
            _ = Close(pair, outputOnly, code, "x");
        });

        error.ParamName.ShouldBe("closeStatus");
        await IsUnharmedAsync(pair);
    }

    [Theory]
    [MemberData(nameof(AcceptedCodes))]
    public async Task Every_other_code_is_sent(int code, bool outputOnly)
    {
        await using SocketPair pair = await host.OpenAsync();

        ServerFrame frame = await CloseAndReadAsync(pair, outputOnly, code, "why");

        frame.CloseCode.ShouldBe(code);
        frame.CloseReason.ShouldBe("why");
    }

    [Theory]
    [MemberData(nameof(NoDescription))]
    public async Task Empty_sends_a_close_frame_without_body(string? description, bool outputOnly)
    {
        await using SocketPair pair = await host.OpenAsync();

        ServerFrame frame = await CloseAndReadAsync(pair, outputOnly, 1005, description);

        (frame.Fin, frame.Opcode, frame.Payload.Length).ShouldBe((true, FrameOpcodes.Close, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Empty_with_a_description_is_refused(bool outputOnly)
    {
        await using SocketPair pair = await host.OpenAsync();

        ArgumentException error = Should.Throw<ArgumentException>(() =>
        {
            _ = Close(pair, outputOnly, 1005, "x");
        });

        error.ParamName.ShouldBe("statusDescription");
        await IsUnharmedAsync(pair);
    }

    [Theory]
    [MemberData(nameof(AcceptedDescriptions))]
    public async Task A_description_of_up_to_123_bytes_is_sent_and_null_is_empty(string? description, bool outputOnly)
    {
        await using SocketPair pair = await host.OpenAsync();

        ServerFrame frame = await CloseAndReadAsync(pair, outputOnly, 1000, description);

        frame.CloseCode.ShouldBe(1000);
        frame.CloseReason.ShouldBe(description ?? "");
    }

    [Theory]
    [MemberData(nameof(TooLongDescriptions))]
    public async Task A_description_of_more_than_123_bytes_is_refused(string description, bool outputOnly)
    {
        await using SocketPair pair = await host.OpenAsync();

        ArgumentException error = Should.Throw<ArgumentException>(() =>
        {
            _ = Close(pair, outputOnly, 1000, description);
        });

        error.ParamName.ShouldBe("statusDescription");
        error.Message.ShouldContain("123");
        await IsUnharmedAsync(pair);
    }

    private static Task Close(SocketPair pair, bool outputOnly, int code, string? description) =>
        outputOnly
            ? pair.Server.CloseOutputAsync((WebSocketCloseStatus)code, description, CancellationToken.None)
            : pair.Server.CloseAsync((WebSocketCloseStatus)code, description, CancellationToken.None);

    private static async Task<ServerFrame> CloseAndReadAsync(
        SocketPair pair,
        bool outputOnly,
        int code,
        string? description
    )
    {
        Task close = Close(pair, outputOnly, code, description);
        ServerFrame frame = await pair.ReadFrameAsync();
        frame.Opcode.ShouldBe(FrameOpcodes.Close);
        await pair.ClientClosesAsync();
        await close.InTime();
        return frame;
    }

    private static async Task IsUnharmedAsync(SocketPair pair)
    {
        pair.Server.State.ShouldBe(WebSocketState.Open);
        await pair.Start(Call.SendAsync).InTime();
        (await pair.ReadFrameAsync()).Text.ShouldBe("data");
    }

    private static string Euro(int count) => new('€', count);

    private static TheoryData<T, bool> EachMethod<T>(params T[] values)
    {
        TheoryData<T, bool> data = [];
        foreach (T value in values)
        {
            data.Add(value, true);
            data.Add(value, false);
        }

        return data;
    }
}
