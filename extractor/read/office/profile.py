"""The user profile that LibreOffice works with: nothing active, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

# Properties of the profile (officecfg/registry/schema of LibreOffice): macros never run, documents
# load nothing from elsewhere, and no link is updated.
_SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_SECURITY, "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Common/Save/Document", "WarnAlienFormat", "false"),
)
_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>'
)


def write_profile(folder: Path) -> None:
    """Make `folder` the profile."""
    (folder / "user").mkdir(parents=True)
    settings = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    (folder / "user" / "registrymodifications.xcu").write_text(_PROFILE.format(settings), "utf-8")
