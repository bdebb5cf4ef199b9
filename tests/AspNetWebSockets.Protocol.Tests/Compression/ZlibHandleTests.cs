namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The runtime's deflate library behind its handle.</summary>
public sealed class ZlibHandleTests
{
    [Theory]
    [InlineData(16, 6, 8)]
    [InlineData(15, 10, 8)]
    [InlineData(15, 6, 0)]
    [InlineData(15, 6, 10)]
    public void What_the_library_refuses_throws(int windowBits, int level, int memoryLevel) =>
        Should
            .Throw<InvalidOperationException>(() => new DeflateHandle(windowBits, level, memoryLevel).Dispose())
            .Message.ShouldContain("-2");

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    public void A_window_that_the_library_does_not_know_throws(int windowBits) =>
        Should.Throw<InvalidOperationException>(() => new InflateHandle(windowBits).Dispose());

    [Fact]
    public void A_disposed_stream_throws()
    {
        Deflater deflater = Codec.NewDeflater();
        Inflater inflater = new(15, contextTakeover: true);
        InflateHandle handle = new(15);
        for (int i = 0; i < 2; i++)
        {
            deflater.Dispose();
            inflater.Dispose();
            handle.Dispose();
        }

        Should.Throw<ObjectDisposedException>(() => deflater.Deflate([]));
        Should.Throw<ObjectDisposedException>(() => inflater.Inflate([0]));
        Should.Throw<ObjectDisposedException>(() => handle.Run([], [], Zlib.NoFlush, out _, out _));
        Should.Throw<ObjectDisposedException>(() => handle.Reset(15));
        (deflater.IsPristine, inflater.IsPristine, handle.IsClosed).ShouldBe((false, false, true));
    }
}
