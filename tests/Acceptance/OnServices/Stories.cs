using Biela.Acceptance.Tests.Stories;

namespace Biela.Acceptance.Tests.OnServices;

/// <summary>The same stories, word for word, on ten processes behind nginx.</summary>
[Collection("retifica")]
public sealed class A01_on_ten_services(Retifica retifica) : A01_The_main_job
{
    protected override async Task<Shop> Open(string day) => await (await retifica.Running).Open(day);
}

[Collection("retifica")]
public sealed class A10_on_ten_services(Retifica retifica) : A10_Moving_average
{
    protected override async Task<Shop> Open(string day) => await (await retifica.Running).Open(day);
}

/// <summary>In the middle of it all ten are killed.</summary>
[Collection("retifica")]
public sealed class A16_on_ten_services(Retifica retifica) : A16_Late_entry_and_transfer
{
    protected override async Task<Shop> Open(string day) => await (await retifica.Running).Open(day);
}
