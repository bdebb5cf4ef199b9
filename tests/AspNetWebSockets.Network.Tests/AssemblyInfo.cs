// The devices have fixed names, and time-outs are measured.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
