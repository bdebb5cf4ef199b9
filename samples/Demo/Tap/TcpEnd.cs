namespace Demo;

/// <summary>Writes down how TCP ended: a FIN once a side, a reset once and nothing after it. Any thread may report.</summary>
internal sealed class TcpEnd(Run run)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Side> _ended = [];

    public IReadOnlyList<int> Fin(Side side)
    {
        lock (_lock)
        {
            return _ended.Add(side) ? [Write(side, "FIN")] : [];
        }
    }

    public IReadOnlyList<int> Reset(Side side)
    {
        lock (_lock)
        {
            if (_ended.Contains(side))
            {
                return [];
            }

            _ended.UnionWith([Side.Client, Side.Server]);
            return [Write(side, "RST")];
        }
    }

    private int Write(Side side, string how)
    {
        int id = run.NextId();
        run.Write(
            new RunEvent("tcp")
            {
                Id = id,
                Side = side,
                Name = how,
            }
        );
        return id;
    }
}
