// What the .NET Framework had once for each application (routes, application state, the hosting environment) is there once
// for each process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
