// The cases keep both processors busy by themselves, and PooledBuffers counts what the whole process rents.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
