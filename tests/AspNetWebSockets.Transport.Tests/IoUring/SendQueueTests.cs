using AspNetWebSockets.Transport.IoUring;

namespace AspNetWebSockets.Transport.Tests.IoUring;

/// <summary>What waits for a socket that takes nothing.</summary>
public sealed unsafe class SendQueueTests
{
    [Fact]
    public void Small_flushes_share_a_block()
    {
        SendQueue queue = new();
        for (int i = 0; i < 1000; i++)
        {
            OutputBlock block = OutputBlocks.Rent(1);
            block.Free[0] = (byte)i;
            block.Write(1);
            queue.Append(block, default);
            queue.Append([(byte)i]);
        }

        byte* first = queue.Peek(out int length);

        length.ShouldBe(2000);
        queue.Length.ShouldBe(2000);
        for (int i = 0; i < length; i++)
        {
            first[i].ShouldBe((byte)(i / 2));
        }

        queue.Clear();
    }

    [Fact]
    public void What_comes_while_the_first_piece_is_on_its_way_is_behind_it()
    {
        SendQueue queue = new();
        queue.Append([1, 2, 3]);
        byte* first = queue.Peek(out int onItsWay);
        queue.Append([4]);

        queue.Consume(onItsWay);

        byte* next = queue.Peek(out int length);
        length.ShouldBe(1);
        next[0].ShouldBe((byte)4);
        (next - first).ShouldBe(3);
        queue.Clear();
    }

    [Fact]
    public void What_does_not_fit_behind_the_last_block_gets_its_own()
    {
        SendQueue queue = new();
        queue.Append(new byte[OutputBlocks.StandardSize - 1]);

        queue.Append([1, 2]);

        _ = queue.Peek(out int length);
        length.ShouldBe(OutputBlocks.StandardSize - 1);
        queue.Consume(length);
        _ = queue.Peek(out length);
        length.ShouldBe(2);
        queue.Clear();
    }
}
