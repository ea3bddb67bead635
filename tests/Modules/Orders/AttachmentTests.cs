using System.Security.Cryptography;
using Biela.Contracts;
using Biela.Contracts.Orders;
using Biela.Kernel;
using Biela.Modules.Orders;
using Microsoft.EntityFrameworkCore;

namespace Biela.Modules.Tests.Orders;

public sealed class AttachmentTests : OrdersTest
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7))];

    [Fact]
    public async Task A_photo_is_announced_sent_and_confirmed_and_is_in_the_history()
    {
        var order = await Open(ComponentKind.BLOCO);
        var announced = await Attach(order, "bloco.jpg", Photo.Length);
        Assert.Empty(await List(order));
        await Send(announced, Photo);

        var confirmed = await Confirm(order, announced);

        Assert.Equal(("bloco.jpg", "image/jpeg", 300_004L, Convert.ToHexStringLower(SHA256.HashData(Photo))),
            (confirmed.Name, confirmed.Type, confirmed.Size, confirmed.Sha256));
        Assert.Equal(confirmed, await Confirm(order, announced));
        Assert.Equal(confirmed, Assert.Single(await List(order)));
        Assert.Single(await History(order), "Arquivo anexado: bloco.jpg (image/jpeg, 300004 bytes)");
        Assert.StartsWith("/files/companies/", (await Url(order, announced)).Url);
    }

    [Fact]
    public async Task What_was_not_sent_cannot_be_confirmed_and_half_an_hour_later_is_forgotten()
    {
        var order = await Open(ComponentKind.BLOCO);
        var announced = await Attach(order);
        Assert.Equal("not-uploaded", (await Refused(() => Confirm(order, announced))).Code);
        var due = await Do((db, _) => db.Outbox.SingleAsync(m => m.Type == typeof(AttachmentAbandoned).FullName));
        Assert.Equal(Clock.Now.AddMinutes(30), due.NotBefore);

        await Hear(Assert.Single(await Published<AttachmentAbandoned>()));

        Assert.Equal(404, (await Refused(() => Confirm(order, announced))).Status);
        Assert.Equal(0, await Do((db, _) => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task A_confirmed_file_outlives_its_time_out()
    {
        var order = await Open(ComponentKind.BLOCO);
        var announced = await Attached(order);
        await Hear(Assert.Single(await Published<AttachmentAbandoned>()));
        Assert.Single(await List(order));
        Assert.Equal(Photo.Length, await Size(announced));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("png")]
    [InlineData("shorter")]
    [InlineData("empty")]
    public async Task What_is_not_what_was_announced_does_not_count(string what)
    {
        var order = await Open(ComponentKind.BLOCO);
        var announced = await Attach(order, "bloco.jpg", Photo.Length);
        byte[] content = what switch
        {
            "html" => [.. "<script>"u8, .. Photo[8..]],
            "png" => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Photo[8..]],
            "shorter" => Photo[..^1],
            _ => [],
        };
        await Send(announced, content);
        Assert.Equal("other-file", (await Refused(() => Confirm(order, announced))).Code);
        Assert.Empty(await List(order));
        Assert.Equal(404, (await Refused(() => Url(order, announced))).Status);
    }

    [Theory]
    [InlineData("text/html", 100, "type-not-accepted")]
    [InlineData("image/svg+xml", 100, "type-not-accepted")]
    [InlineData("IMAGE/JPEG", 100, "type-not-accepted")]
    [InlineData("image/jpeg", 20 * 1024 * 1024 + 1, "too-large")]
    public async Task Only_photos_and_documents_of_a_sensible_size_are_taken(string type, long size, string code)
    {
        var order = await Open(ComponentKind.BLOCO);
        Assert.Equal(code, (await Refused(() => Attach(order, "a.jpg", size, type))).Code);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData(@"C:\fotos\bloco.jpg", "bloco.jpg")]
    [InlineData("a\0b\r\n\u202Egpj.exe", "abgpj.exe")]
    [InlineData(".hidden", "hidden")]
    [InlineData("../", "arquivo")]
    public async Task A_name_is_only_a_name(string said, string kept)
    {
        var order = await Open(ComponentKind.BLOCO);
        var announced = await Attach(order, said);
        var file = await Do((db, _) => db.Attachments.SingleAsync(a => a.Id == announced.Id));
        Assert.Equal(kept, file.Name);
        Assert.Matches($"^companies/{Tenant}/orders/20260112T120000000Z-[0-9a-f]{{32}}$", file.Key);
    }

    [Fact]
    public async Task What_is_removed_leaves_a_line_and_no_content()
    {
        var order = await Open(ComponentKind.BLOCO);
        var announced = await Attached(order);
        await Remove(order, announced);
        await Remove(order, announced);
        await Hear((await Published<AttachmentAbandoned>())[^1]);

        Assert.Empty(await List(order));
        Assert.Null(await Size(announced));
        Assert.Equal(404, (await Refused(() => Url(order, announced))).Status);
        Assert.Equal(404, (await Refused(() => Confirm(order, announced))).Status);
        Assert.Single(await History(order), "Arquivo removido: foto.jpg (image/jpeg, 300004 bytes)");
        Assert.Equal("Lia Prado", (await Do((db, _) => db.Attachments.SingleAsync())).RemovedBy);
        Assert.Equal(2, (await Published<AttachmentAbandoned>()).Count);
    }

    [Fact]
    public async Task Neither_another_shop_nor_another_order_reaches_it()
    {
        var (order, other) = (await Open(ComponentKind.BLOCO), await Open(ComponentKind.BLOCO));
        var announced = await Attached(order);
        Assert.Equal(404, (await Refused(() => Url(other, announced))).Status);
        Tenant = Guid.CreateVersion7();
        foreach (var attempt in (Func<Task>[])[() => Url(order, announced), () => Confirm(order, announced), () => Remove(order, announced), () => List(order),
            () => Attach(order)])
            Assert.Equal(404, (await Refused(attempt)).Status);
    }

    private async Task<AttachFile.Response> Attach(Opened order, string name = "foto.jpg", long size = 300_004, string type = "image/jpeg") =>
        (await Do((db, s) => AttachFile.Handle(
            order.Id, new(name, type, size), db, s.Get<IFiles>(), s.Get<Tenant>(), s.Get<Actor>(), Clock, default))).Value!;

    private async Task<AttachFile.Response> Attached(Opened order)
    {
        var announced = await Attach(order);
        await Send(announced, Photo);
        await Confirm(order, announced);
        return announced;
    }

    private Task Send(AttachFile.Response announced, byte[] content) =>
        Do(async (_, s) => await s.Get<IFiles>().Put(KeyOf(announced), new MemoryStream(content), "image/jpeg", default));

    private async Task<ListAttachments.Item> Confirm(Opened order, AttachFile.Response announced) => (await Alone((db, s) =>
        ConfirmAttachment.Handle(order.Id, announced.Id, db, s.Get<IFiles>(), s.Get<Actor>(), Clock, default))).Value!;

    private async Task<IReadOnlyList<ListAttachments.Item>> List(Opened order) =>
        (await Do((db, _) => ListAttachments.Handle(order.Id, db, default))).Value!.Items;

    private async Task<SignedUrl> Url(Opened order, AttachFile.Response announced) =>
        (await Do((db, s) => DownloadAttachment.Handle(order.Id, announced.Id, db, s.Get<IFiles>(), default))).Value!;

    private Task Remove(Opened order, AttachFile.Response announced) =>
        Do((db, s) => RemoveAttachment.Handle(order.Id, announced.Id, db, s.Get<Actor>(), Clock, default));

    private Task<long?> Size(AttachFile.Response announced) => Do(async (_, s) =>
    {
        await using var content = await s.Get<IFiles>().Open(KeyOf(announced), default);
        return content?.Length;
    });

    private static FileKey KeyOf(AttachFile.Response announced) => FileKey.Of(announced.Upload.Url["/files/".Length..announced.Upload.Url.IndexOf('?')]);
}
