using System.Runtime.CompilerServices;

namespace AspNetWebSockets.Transport;

/// <content>What was written and not flushed yet: a chain of blocks, mostly none or one.</content>
internal abstract partial class LoopConnection
{
    private OutputBlock? _firstBlock;
    private OutputBlock? _lastBlock;

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint)
    {
        OutputBlock? block = _lastBlock;
        return (block is not null && block.Room >= Math.Max(sizeHint, 1) ? block : AddBlock(sizeHint)).Free;
    }

    /// <inheritdoc />
    public void Advance(int count) => _lastBlock!.Write(count);

    /// <summary>Takes the chain of what was written. For the thread that flushes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected OutputBlock? TakeOutput()
    {
        OutputBlock? first = _firstBlock;
        _firstBlock = null;
        _lastBlock = null;
        return first;
    }

    private void DropOutput() => OutputBlocks.ReturnAll(TakeOutput());

    private OutputBlock AddBlock(int sizeHint)
    {
        OutputBlock block = OutputBlocks.Rent(sizeHint);
        if (_lastBlock is null)
        {
            _firstBlock = block;
        }
        else
        {
            _lastBlock.Next = block;
        }

        _lastBlock = block;
        return block;
    }
}
