using System.Net.WebSockets;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary><see cref="ConnectionLimits.MaxFragmentsPerMessage"/> at its edge.</summary>
public sealed class FragmentLimitTests
{
    private const int Limit = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_message_of_as_many_fragments_is_received_and_the_next_one_counts_anew(int length)
    {
        await using ConnectionPair pair = new(Configure);
        for (int message = 0; message < 3; message++)
        {
            pair.Client.Send([.. Fragments(Limit, length, ended: true)]);
            pair.Client.Send(ClientFrame.Binary([1]));
            for (int i = 0; i < Limit; i++)
            {
                (await pair.ReceiveAsync()).EndOfMessage.ShouldBe(i == Limit - 1);
            }

            (await pair.ReceiveAsync()).EndOfMessage.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task One_fragment_more_fails_the_connection_with_1008(int length)
    {
        await using ConnectionPair pair = new(Configure);
        using ReachedLimits reached = new(pair.MeterFactory);
        pair.Client.Send([.. Fragments(Limit + 1, length, ended: true)]);
        for (int i = 0; i < Limit; i++)
        {
            (await pair.ReceiveAsync()).Count.ShouldBe(length);
        }

        (await Should.ThrowAsync<WebSocketException>(pair.ReceiveAsync())).Message.ShouldContain(
            nameof(ConnectionLimits.MaxFragmentsPerMessage)
        );
        ServerFrame close = (await pair.Client.ReadFrameAsync())!;
        close.CloseCode.ShouldBe(1008);
        close.CloseReason!.ShouldContain(nameof(ConnectionLimits.MaxFragmentsPerMessage));
        pair.Server.EndCause.ShouldBe(ConnectionEndCause.Limit);
        reached.Names.ShouldBe([nameof(ConnectionLimits.MaxFragmentsPerMessage)]);
        pair.Log.Entries.ShouldHaveSingleItem().EventId.ShouldBe(1000);
    }

    [Fact]
    public async Task Control_frames_between_the_fragments_do_not_count()
    {
        await using ConnectionPair pair = new(Configure);
        foreach (byte[] fragment in Fragments(Limit, 1, ended: true))
        {
            pair.Client.Send(fragment, ClientFrame.Ping(), ClientFrame.Pong());
            _ = await pair.ReceiveAsync();
        }

        pair.Server.IsAborted.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_bound_fragments_go_on_for_ever()
    {
        await using ConnectionPair pair = new(options => options.Limits.MaxFragmentsPerMessage = null);
        byte[] buffer = new byte[16];
        foreach (byte[] fragment in Fragments((128 * 1024) + 1, 1, ended: false))
        {
            pair.Client.Send(fragment);
            (await pair.Server.ReceiveAsync(buffer, CancellationToken.None)).Count.ShouldBe(1);
        }
    }

    private static void Configure(AspNetWebSocketsOptions options) => options.Limits.MaxFragmentsPerMessage = Limit;

    private static IEnumerable<byte[]> Fragments(int count, int length, bool ended)
    {
        byte[] payload = new byte[length];
        yield return ClientFrame.Binary(payload, fin: false);
        for (int i = 1; i < count; i++)
        {
            yield return ClientFrame.Continuation(payload, fin: ended && i == count - 1);
        }
    }
}
